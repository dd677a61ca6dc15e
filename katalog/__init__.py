"""The engine: a catalogue of services in, a finished site out. Knows nothing of MkDocs."""
