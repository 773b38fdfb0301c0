"""What the capabilities' theme shows on a company's card."""

from ui.capability.card import awards, peers, register, skills, tender, told
from ui.capability.card.section import Section

SECTIONS = (
    Section("left", 10, skills.show, skills.write),
    Section("left", 20, peers.show, peers.write),
    Section("right", 10, register.identity),
    Section("right", 20, tender.show, tender.write),
    Section("left", 30, told.show),
    Section("right", 30, register.history),
    Section("whole", 60, awards.show),
)
