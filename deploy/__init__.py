"""What a server needs around the app: several processes of it behind one address, and a unit of systemd."""
