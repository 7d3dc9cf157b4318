package org.posterity.privacy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.privacy.text.TextPattern.Handling;

class ContactScreenTest {
    private final ContactScreen screen = new ContactScreen(pattern -> Handling.MASK);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write to anna@example.org. | write to [e-mail address].",
                "Anna.B+kelp@mail.example.co.uk! | [e-mail address]!",
                "mailto:anna@example.org | mailto:[e-mail address]",
                "(müller@über-dem-kelp.example) | ([e-mail address])",
                "anna＠example．org | [e-mail address]",
                "bookings: anna_b@example.org, ben@example.net | bookings: [e-mail address], [e-mail address]",
                "anna [at] example [dot] org | [e-mail address]",
                "anna.b @ mail.example.org | [e-mail address]",
                "anna&#64;example.org | [e-mail address]",
                "anna%40example.org! | [e-mail address]!",
                "anna(at)example(dot)org | [e-mail address]",
                "anna {at} kelp.example.org ok | [e-mail address] ok",
                "anna.b [ät] example [punkt] de | [e-mail address]",
                "anna [arroba] ejemplo [punto] es | [e-mail address]",
                "anna at example dot com | [e-mail address]",
                "anna (at) example dot org | [e-mail address]",
                "anna [at] mail.example dot org, anna (at) kelp dot example dot org! | [e-mail address], [e-mail address]!"
            })
    void masksEmailAddresses(String text, String masked) {
        assertThat(screen.screen(text).text()).isEqualTo(masked);
        assertThat(screen.screen(text).masked()).containsExactly(TextPattern.E_MAIL_ADDRESS);
    }

    /** Marks of direction, places where a line may break, digits as emoji. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to \u202a+44 20 7946\u200b 0958\u202c! | to \u202a[phone number]\u202c!",
                "an\u00adna\u2060@exam\u200bple.org\u200d\u2764 | [e-mail address]\u200d\u2764",
                "DE89 3704\u200b 0044 0532 0130 00 | [bank account]",
                "tel 0\ufe0f\u20e32\ufe0f\u20e30\ufe0f\u20e37\ufe0f\u20e39\ufe0f\u20e34\ufe0f\u20e36\ufe0f\u20e30\ufe0f\u20e39\ufe0f\u20e35\ufe0f\u20e38 x | tel [phone number] x"
            })
    void whatCannotBeSeenHidesNothing(String text, String masked) {
        assertThat(screen.screen(text).text()).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DE89 3704 0044 0532 0130 00 | [bank account]",
                "to GB82WEST12345698765432, please | to [bank account], please",
                "gb82 west 1234 5698 7654 32 thank you | [bank account] thank you",
                "FR14 2004 1010 0505 0001 3M02 606 BIC ABCDEFGH | [bank account] BIC ABCDEFGH",
                "NO93 8601 1117 947 | [bank account]",
                "IBAN: NL91-ABNA-0417-1643-00 or ES91 2100 0418 4502 0005 1332 | IBAN: [bank account] or [bank account]"
            })
    void masksBankAccounts(String text, String masked) {
        assertThat(screen.screen(text).text()).isEqualTo(masked);
        assertThat(screen.screen(text).masked()).containsExactly(TextPattern.BANK_ACCOUNT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89 3704 0044 0532 0130 01",
                "XDE89370400440532013000",
                "GB82 WEST 1234",
                "at 12 the tide comes in and the kites go up again"
            })
    void leavesWhatIsNoBankAccount(String text) {
        assertThat(screen.screen(text).masked()).doesNotContain(TextPattern.BANK_ACCOUNT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+49 170 1234567 | [phone number]",
                "ring +44 (0)20 7946 0018! | ring [phone number]!",
                "+1-555-010-1234 or +31 6 12345678 | [phone number] or [phone number]",
                "+4917012345678 | [phone number]",
                "+33 6 12 34 56 78, merci | [phone number], merci",
                "0049 170 1234567 | [phone number]",
                "＋４９ １７０ １２３４５６７ | [phone number]",
                "٠٩٠١٢٣٤٥٦٧ مرحبا | [phone number] مرحبا",
                "0170 1234567 anrufen | [phone number] anrufen",
                "030/1234567 | [phone number]",
                "(0201) 555-0142 | [phone number]",
                "06-12345678 | [phone number]",
                "06 12 34 56 78 | [phone number]",
                "06.12.34.56.78 | [phone number]",
                "07700 900123 | [phone number]",
                "020 7946 0018 | [phone number]",
                "02 1234567 Milano | [phone number] Milano",
                "333 123 4567 | [phone number]",
                "612 34 56 78 | [phone number]",
                "555-010-1234 | [phone number]",
                "(555) 010-1234 | [phone number]",
                "1-800-555-0142 | [phone number]",
                "090-1234-5678 | [phone number]",
                "(11) 91234-5678 | [phone number]",
                "Tel: 612 345 679 | Tel: [phone number]",
                "tel. 555 0142 | tel. [phone number]",
                "call me at 5550142 | call me at [phone number]",
                "📞 12 43 56 78 | 📞 [phone number]",
                "☎️ 5550142 | ☎️ [phone number]",
                "WhatsApp 13912345678 | WhatsApp [phone number]",
                "ruf an: 4711 815 | ruf an: [phone number]",
                "https://wa.me/491701234567 | https://wa.me/[phone number]",
                "tel:+491701234567 | tel:[phone number]",
                "in 2024 0170 1234567 | in 2024 [phone number]",
                "am 01.10.24 0170 1234567 anrufen | am 01.10.24 [phone number] anrufen",
                "0170 1234567 (01.10.2024) | [phone number] (01.10.2024)",
                "seit 2019: 0170 1234567 | seit 2019: [phone number]"
            })
    void masksPhoneNumbers(String text, String masked) {
        assertThat(screen.screen(text).text()).isEqualTo(masked);
        assertThat(screen.screen(text).masked()).containsExactly(TextPattern.PHONE_NUMBER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 Harbour Street | [postal address]",
                "come to 221B Old Kelp Road, Kelpham HB1 2XY today | come to [postal address] today",
                "7 Tern Way, Kelpham, HB1 2XY | [postal address]",
                "40 Gull Drive, Kelptown, CA 90210 | [postal address]",
                "Hafenstraße 12 | [postal address]",
                "Hafenstrasse 12a, 26789 Tangdorf | [postal address]",
                "wohne Lange Str. 5! | wohne [postal address]!",
                "Am Alten Hafen 7, 26789 Tangdorf | [postal address]",
                "Tangweg 3, 1234 AB Wierdam | [postal address]",
                "Vissersgracht 7 in Wierdam | [postal address] in Wierdam",
                "12 rue des Mouettes | [postal address]",
                "3 bis, avenue de la Plage, 29000 Algueville | [postal address]",
                "5 place du Port, 29000 Algueville | [postal address]",
                "Calle del Mar 12 | [postal address]",
                "C/ Mayor, 3 | [postal address]",
                "Via della Marina 12 | [postal address]",
                "Piazza Garzetta 3, 12345 Algheto | [postal address]",
                "PO Box 120 | [postal address]",
                "Postfach 12 34 56 | [postal address]",
                "Postbus 120, 1234 AB Wierdam | [postal address]"
            })
    void masksPostalAddresses(String text, String masked) {
        assertThat(screen.screen(text).text()).isEqualTo(masked);
        assertThat(screen.screen(text).masked()).containsExactly(TextPattern.POSTAL_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "how we dry kelp",
                "with @tern_and_tide and @ben",
                "meet at the pier dot dot dot",
                "we @ example",
                "1.234.567 Aufrufe",
                "12 345 678 vues",
                "+1 000 000 views",
                "+12.345.678 Follower",
                "123456789 views",
                "1700000000",
                "1700000000000",
                "7415613371640204641",
                "https://www.tiktok.com/@kelp.and.kites/video/7415613371640204641",
                "#0123456789",
                "2024-09-17 14:07:21",
                "2024-09-17T14:07:21Z",
                "17.09.2024 14:07",
                "01.02.2024",
                "01/02/2024 18:30",
                "01-02-2024 09",
                "01.10.-31.10.2024",
                "2025-03-30-01-30-00",
                "2025-03-30-01-30-00-123",
                "2025-03-30_01-30-00",
                "30.03.2025 01.30.00",
                "am 01.10.24 09.30 bis 10.30",
                "1999-2024",
                "09:00-17:30",
                "09.00-17.30",
                "0930 1030 1130",
                "01 02 03 04 05",
                "0123456789",
                "10 9 8 7 6 5 4 3 2 1",
                "52.5200, 13.4050",
                "48.137154 11.576124",
                "+48.137154 +11.576124",
                "+48.1371+011.5761/",
                "€ 1.234.567,89",
                "$ 1,234,567.00",
                "3-2",
                "we won 3-2, 4-1 and 10-9",
                "Room 12",
                "Part 2 of 5",
                "Top 10",
                "Top 10 Beach Street Food",
                "Part 2 Harbour Street",
                "3 Friends Road Trip",
                "2 Easy Way",
                "500 g Mehl, 2 Eier, 250 ml Milch",
                "Mehl 2, 10000 Gramm",
                "Episode 5, 2024 Edition",
                "2 place de cinéma",
                "3 cours de danse",
                "Sesamstraße 12",
                "Langstraße 5 km",
                "Via Lisbon 2 hours",
                "Calle 13",
                "Camino de Santiago 2024",
                "Plaza Mayor 2024",
                "BP 120 over 80",
                "1080x1920 60 fps",
                "00:00:01,000 --> 00:00:04,500",
                "00:01.000 --> 00:04.500 align:start",
                "5.0.1 build 20240917",
                "person-123456789012",
                "IMG_20240917_140721"
            })
    void leavesEverythingElse(String text) {
        assertThat(screen.screen(text)).isEqualTo(new ContactScreen.Screened(text, Set.of(), Set.of()));
    }

    @Test
    void doesWhatTheTableSays() {
        String text = "anna@example.org, 0170 1234567, Hafenstraße 12";
        ContactScreen table = new ContactScreen(pattern -> switch (pattern) {
            case E_MAIL_ADDRESS, BANK_ACCOUNT -> Handling.MASK;
            case PHONE_NUMBER -> Handling.FLAG;
            case POSTAL_ADDRESS -> Handling.KEEP;
        });
        ContactScreen.Screened screened = table.screen(text);
        assertThat(screened.text()).isEqualTo("[e-mail address], 0170 1234567, Hafenstraße 12");
        assertThat(screened.masked()).containsExactly(TextPattern.E_MAIL_ADDRESS);
        assertThat(screened.flagged()).containsExactly(TextPattern.PHONE_NUMBER);
    }

    @Test
    void findsNothingInWhatItMaskedBefore() {
        String once =
                screen.screen("anna@example.org 0170 1234567 12 Harbour Street").text();
        assertThat(screen.screen(once).text()).isEqualTo(once);
    }

    /** A pattern that tries again and again would take hours. */
    @Test
    void takesNoLongerThanTheTextIsLong() {
        Assertions.assertTimeout(Duration.ofSeconds(120), () -> {
            for (String piece : new String[] {
                "a",
                "A",
                "Aa ",
                "1",
                "1 ",
                "12 A",
                "0",
                "+",
                "(",
                "a.",
                "a@",
                "@a.",
                "a@a.",
                "a [at] ",
                "a [at] b [dot] ",
                "1-",
                "+1 ",
                "Calle A ",
                "Via A ",
                "12 rue ",
                "1 rue de a ",
                "Aa 1, ",
                "Aa 12, 12345 ",
                "12 Aa Aa Aa ",
                "Aastra",
                "tel ",
                "tel:",
                "wa.me/",
                "PO Box ",
                " at a dot ",
                "\u0661",
                "A-",
                "A'"
            }) {
                screen.screen(piece.repeat(100_000 / piece.length()));
            }
            screen.screen("12 Aa 1 ".repeat(125_000));
        });
    }
}
