"""What to do in each kind of disaster, in four languages and our own words; read without a network.

After the Korean public guidelines (국민행동요령); the telephone numbers in them are Korea's.
"""
