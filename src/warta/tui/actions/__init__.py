"""Actions of the reading screen: async functions `action(screen)`, each module loaded when one of it is asked for."""
