"""What panes and popups show, as pieces to lay out, without widgets."""
