// What a page has asked of the app and what of it runs: window.runs.{asked, running}. Read off the web socket, because
// Streamlit shows a run only once the server has begun it, and a click is sent before.
(() => {
    const RERUN = 11; // BackMsg.rerun_script
    const BEGUN = 4; // ForwardMsg.new_session
    const FINISHED = 6; // ForwardMsg.script_finished: 2 where another run follows at once
    const FOR_ANOTHER = 2;
    const [VARINT, BYTES] = [0, 2];

    const varint = (bytes, at) => {
        let value = 0;
        for (let scale = 1; ; scale *= 128) {
            const byte = bytes[at++];
            value += (byte & 127) * scale;
            if (!(byte & 128)) return [value, at];
        }
    };

    /** The fields of a protobuf message: number -> its value, or its length. */
    const fields = (bytes) => {
        const found = new Map();
        for (let at = 0, tag, value; at < bytes.length; ) {
            [tag, at] = varint(bytes, at);
            if (![VARINT, BYTES].includes(tag & 7)) break;
            [value, at] = varint(bytes, at);
            found.set(tag >>> 3, value);
            if ((tag & 7) === BYTES) at += value;
        }
        return found;
    };

    window.runs = { asked: false, running: false };
    window.WebSocket = class extends WebSocket {
        constructor(...args) {
            super(...args);
            window.runs = { asked: false, running: false };
            this.addEventListener('message', ({ data }) => {
                const said = fields(new Uint8Array(data));
                if (said.has(BEGUN)) window.runs = { asked: false, running: true };
                if (said.has(FINISHED) && said.get(FINISHED) !== FOR_ANOTHER) window.runs.running = false;
            });
        }

        send(data) {
            if (fields(new Uint8Array(data.buffer ?? data)).has(RERUN)) window.runs.asked = true;
            super.send(data);
        }
    };
})();
