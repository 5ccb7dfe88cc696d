"""Stories as files for other programs: pure, bytes in and bytes out."""
