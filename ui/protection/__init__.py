"""How what companies told is protected: the limits in force, classes, consents."""
