"""Offline translation: Argos packages, sentence by sentence, with a memory."""
