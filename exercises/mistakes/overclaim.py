"""What is claimed beyond what follows?"""

MISTAKES = {
    "cheaper-means-better": "A lower cost says nothing about accuracy.",
}
