package org.posterity.privacy.text;

/**
 * What becomes of the names behind the titles of sounds, mostly those of artists. The maker of an original sound is a person
 * like any other, whatever stands here.
 */
public enum SoundMakers {
    KEEP,
    PSEUDONYMISE
}
