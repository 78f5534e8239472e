"""Executed notebooks to one HTML file and one PDF."""
