def deliver(bread):
    """Brings bread to the customer."""
    return bread
