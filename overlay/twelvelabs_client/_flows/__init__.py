"""What a flow may ask for: values, without I/O."""
