"""What comes back from earlier debriefs when a negotiation is prepared."""
