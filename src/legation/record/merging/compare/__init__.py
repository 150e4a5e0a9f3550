"""What speaks for and against two claims of one kind being about one thing, a module a kind."""
