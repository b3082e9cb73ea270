"""How is a tree written?"""

from derivations.language.tree import Tree


def plain(tree: Tree) -> str:
    """Placeholder until the printer lands in the next commit."""
    return f"{tree.head}({', '.join(map(repr, tree.args))})" if tree.leaf is None else str(tree.leaf)
