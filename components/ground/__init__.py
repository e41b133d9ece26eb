"""The ground under every map: boundaries and towns, and maps that stand still."""
