// JSONText.
