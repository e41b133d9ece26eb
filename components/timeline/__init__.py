"""When: a page of small multiples, and the incidents behind a bar."""
