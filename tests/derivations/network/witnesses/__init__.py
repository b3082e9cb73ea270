"""What the three witnesses are asked about, and the second of them."""
