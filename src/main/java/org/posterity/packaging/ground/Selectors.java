package org.posterity.packaging.ground;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The elements and attributes that may stand in a page or in XML, and the grounds on which. The first that fits counts.
 * {@code div.gallery>img@src} is the attribute {@code src} of an element {@code img} anywhere inside a {@code div} of the class
 * {@code gallery}; {@code *@class} is an attribute of any element that is named.
 */
final class Selectors {
    private static final String ANY = "*";

    private final List<Selector> all = new ArrayList<>();
    private final Map<String, List<Selector>> byName = new HashMap<>();

    /** An element that is open while others inside it are read. */
    record Element(String name, String id, List<String> classes) {
        static Element of(String name, List<MarkupReader.Attribute> attributes) {
            return new Element(
                    name,
                    value(attributes, "id"),
                    Arrays.asList(value(attributes, "class").split(" ")));
        }

        private static String value(List<MarkupReader.Attribute> attributes, String name) {
            return attributes.stream()
                    .filter(attribute -> attribute.name().equals(name))
                    .map(MarkupReader.Attribute::value)
                    .findFirst()
                    .orElse("");
        }
    }

    /** {@code name}, {@code name#id} or {@code name.class}; an empty part asks for nothing. */
    private record Shape(String name, String id, String ofClass) {
        static Shape of(String written) {
            String[] id = written.split("#", 2);
            String[] ofClass = id[0].split("\\.", 2);
            return new Shape(ofClass[0], id.length > 1 ? id[1] : "", ofClass.length > 1 ? ofClass[1] : "");
        }

        boolean fits(Element element) {
            return (name.equals(ANY) || name.equals(element.name()))
                    && (id.isEmpty() || id.equals(element.id()))
                    && (ofClass.isEmpty() || element.classes().contains(ofClass));
        }
    }

    /** @param attribute empty for the element itself */
    record Selector(String written, Optional<Shape> context, Shape element, String attribute, Ground ground) {
        /** How people are told of it. */
        String shown() {
            return written.replace('>', ' ');
        }

        private boolean fits(Iterable<Element> around, Element open) {
            if (!this.element.fits(open)) {
                return false;
            }
            if (context.isEmpty()) {
                return true;
            }
            for (Element each : around) {
                if (context.get().fits(each)) {
                    return true;
                }
            }
            return false;
        }
    }

    void add(String written, Ground ground) {
        int inside = written.indexOf('>');
        String rest = written.substring(inside + 1);
        int at = rest.indexOf('@');
        all.add(new Selector(
                written,
                inside < 0 ? Optional.empty() : Optional.of(Shape.of(written.substring(0, inside))),
                Shape.of(at < 0 ? rest : rest.substring(0, at)),
                at < 0 ? "" : rest.substring(at + 1),
                ground));
    }

    /** @param around the elements that are open around it */
    Optional<Selector> element(Iterable<Element> around, Element element) {
        return attribute(around, element, "");
    }

    Optional<Selector> attribute(Iterable<Element> around, Element element, String attribute) {
        for (Selector each : candidates(element.name(), attribute)) {
            if (each.fits(around, element)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private List<Selector> candidates(String name, String attribute) {
        String key = name + "@" + attribute;
        List<Selector> known = byName.get(key);
        if (known == null) {
            known = all.stream()
                    .filter(each -> each.attribute().equals(attribute))
                    .filter(each -> List.of(name, ANY).contains(each.element().name()))
                    .toList();
            if (!known.isEmpty()) {
                byName.put(key, known);
            }
        }
        return known;
    }
}
