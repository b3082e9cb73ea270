"""What did the student type?  From the bytes of a file to texts, lists and named values with their place."""
