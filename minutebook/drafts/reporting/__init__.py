"""Reports: asked for, written or uploaded, cleared or returned, chased, compared."""
