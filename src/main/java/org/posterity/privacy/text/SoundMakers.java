package org.posterity.privacy.text;

/** What is done with the makers of sounds, mostly artists. The maker of an original sound is always treated as a person. */
public enum SoundMakers {
    KEEP,
    PSEUDONYMISE
}
