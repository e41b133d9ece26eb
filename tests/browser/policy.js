// What the page's policy has refused is an error on the console, in every frame. But one thing is not: a library of
// Streamlit's asks whether it may use WebAssembly for sums, and does them without where it may not.
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
    if (blockedURI === 'wasm-eval' && /\/static\/js\/protobuf\.[\w-]+\.js$/.test(sourceFile)) return;
    console.error(`against the policy: ${effectiveDirective} ${blockedURI} of ${sourceFile || location}`);
});
