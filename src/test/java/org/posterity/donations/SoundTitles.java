package org.posterity.donations;

import java.util.List;
import java.util.Random;

/** What exports write as the sound of a post: "original sound" in many languages, music, nothing. */
final class SoundTitles {
    /** As a translator would write it; none is taken from the program's own table. */
    private static final List<String> ORIGINAL = List.of(
            "original sound",
            "sonido original",
            "som original",
            "son original",
            "suono originale",
            "Originalton",
            "dźwięk oryginalny",
            "oryginalny dźwięk",
            "оригинальный звук",
            "оригінальний звук",
            "оригинален звук",
            "原聲",
            "原声",
            "オリジナル楽曲",
            "오리지널 사운드",
            "âm thanh gốc",
            "suara asli",
            "bunyi asal",
            "เสียงต้นฉบับ",
            "الصوت الأصلي",
            "orijinal ses",
            "originele geluid",
            "originalljud",
            "originallyd",
            "original lyd",
            "alkuperäinen ääni",
            "původní zvuk",
            "pôvodný zvuk",
            "eredeti hang",
            "sunet original",
            "πρωτότυπος ήχος",
            "צליל מקורי",
            "मूल ध्वनि",
            "মূল শব্দ",
            "orihinal na tunog",
            "so original",
            "originalus garsas",
            "oriģinālā skaņa",
            "algne heli",
            "originalni zvuk",
            "izvirni zvok",
            "оригинални звук",
            "tingulli origjinal",
            "orijinal səs",
            "түпнұсқа дыбыс",
            "асл овоз",
            "orijinala soinua",
            "ഒറിജിനൽ സൗണ്ട്",
            "అసలు శబ్దం",
            "அசல் ஒலி",
            "ಮೂಲ ಧ್ವನಿ",
            "મૂળ અવાજ",
            "ਅਸਲ ਆਵਾਜ਼",
            "اصل آواز",
            "صدای اصلی",
            "មូលដ្ឋានសំឡេង",
            "ສຽງຕົ້ນສະບັບ",
            "မူရင်းအသံ",
            "sauti asili",
            "oorspronklike klank");

    private static final List<String> NAMES = List.of(
            "kelp.and.kites", "Mira Falowska", "the_lighthouse_7", "李小海", "Ωmega", "O'Neil & Sons", "x", "🌊🌊");

    private SoundTitles() {}

    static String any(Random chance) {
        String name = NAMES.get(chance.nextInt(NAMES.size()));
        String original = ORIGINAL.get(chance.nextInt(ORIGINAL.size()));
        String dash = List.of(" - ", " – ", " — ", ": ", "-").get(chance.nextInt(5));
        return switch (chance.nextInt(8)) {
            case 0 -> "";
            case 1 -> " - ";
            case 2 -> "N/A";
            case 3 -> name + dash + original;
            case 4 -> "Sea Shanty No. 5" + dash + name;
            default -> original + dash + name;
        };
    }
}
