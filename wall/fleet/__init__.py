"""The city's kiosks as the wall sees them: asked from a thread, judged truthfully; no Qt."""
