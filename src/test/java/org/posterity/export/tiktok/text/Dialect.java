package org.posterity.export.tiktok.text;

import java.util.HashMap;
import java.util.Map;

/** How an export of some year and language calls things: written down here once more, apart from the program's tables. */
record Dialect(String wrapper, Map<String, String> words, String dateSuffix, boolean crlf, boolean lineMessages) {

    static Dialect english2020() {
        return new Dialect("", words("""
                posts-file=Videos/Videos.txt
                likes-file=Activity/Like List.txt
                following-file=Activity/Following.txt
                comments-file=Comments/Comments.txt
                messages-file=Direct Messages/Direct Messages.txt
                profile-file=Profile/Profile Info.txt
                date=Date
                link=Video Link
                likes=Like(s)
                user=Username
                comment=Comment
                chat=>>> Chat History with *::
                """), "", true, true);
    }

    static Dialect english2024() {
        return new Dialect("TikTok_Data_1735588272/TikTok/", words("""
                posts-file=Posts/Post.txt
                likes-file=Activity/Like List.txt
                following-file=Activity/Following.txt
                comments-file=Comments/Comments.txt
                messages-file=Direct Messages/Direct Messages.txt
                profile-file=Profile/Profile Info.txt
                date=Date
                link=Link
                likes=Like(s)
                who=Who can view
                comments=Allow comments
                duets=Allow duets
                sound=Sound
                place=Location
                yours=Adds yours text
                user=Username
                comment=Comment
                photo=Photo
                url=Url
                absent=N/A
                yes=Yes
                no=No
                Everyone=Everyone
                Friends=Friends
                Only You=Only You
                chat=Chat History with *:
                from=From
                content=Content
                """), "", false, false);
    }

    static Dialect english2026() {
        Map<String, String> words = new HashMap<>(english2024().words());
        words.putAll(words("""
                posts-file=Posts/Posts.txt
                likes-file=Likes and Favourites/Like List.txt
                following-file=Profile and Settings/Following.txt
                profile-file=Profile and Settings/Profile Information.txt
                user=UserName
                """));
        return new Dialect("TikTok_Data_1773002972.zip!/TikTok/", words, " UTC", false, false);
    }

    static Dialect dutch2026() {
        return new Dialect("TikTok/", words("""
                posts-file=Berichten/Berichten.txt
                likes-file=Likes en favorieten/Likelijst.txt
                following-file=Profiel en instellingen/Volgend.txt
                comments-file=Reacties/Reacties.txt
                messages-file=Berichten/Directe berichten.txt
                profile-file=Profiel en instellingen/Profielinformatie.txt
                date=Datum
                link=Link
                likes=Vind-ik-leuks
                who=Wie kan bekijken
                comments=Reacties toestaan
                duets=Duetten toestaan
                sound=Geluid
                place=Locatie
                yours=Voeg de jouwe toe-tekst
                user=Gebruikersnaam
                comment=Reactie
                photo=Foto
                url=Link naar origineel bericht
                absent=N.v.t.
                yes=Ja
                no=Nee
                Everyone=Iedereen
                Friends=Vrienden
                Only You=Alleen jij
                chat=Chatgeschiedenis met *:
                from=Van
                content=Inhoud
                """), " UTC", false, false);
    }

    static Dialect german2026() {
        return new Dialect("TikTok_Data_1773002972/TikTok/", words("""
                posts-file=Beitr\u00e4ge/Beitr\u00e4ge.txt
                likes-file=Likes und Favoriten/Like-Liste.txt
                following-file=Profil und Einstellungen/Gefolgt.txt
                comments-file=Kommentare/Kommentare.txt
                messages-file=Direktnachrichten/Direktnachrichten.txt
                profile-file=Profil und Einstellungen/Profilinformationen.txt
                date=Datum
                link=Link
                likes=Gef\u00e4llt mir
                who=Wer kann ansehen
                comments=Kommentare erlauben
                duets=Duette erlauben
                sound=Sound
                place=Standort
                yours=Text zum Hinzuf\u00fcgen
                user=Benutzername
                comment=Kommentar
                photo=Foto
                url=Link zum Originalbeitrag
                absent=k. A.
                yes=Ja
                no=Nein
                Everyone=Alle
                Friends=Freunde
                Only You=Nur du
                chat=Chatverlauf mit *:
                from=Von
                content=Inhalt
                """), " UTC", true, false);
    }

    static Map<String, String> words(String lines) {
        Map<String, String> words = new HashMap<>();
        lines.lines()
                .forEach(
                        line -> words.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return words;
    }

    String word(String name) {
        return words.get(name);
    }

    boolean has(String name) {
        return words.containsKey(name);
    }
}
