"""Two texts side by side: layout, painting and the screen that shows them."""
