// Projections.
