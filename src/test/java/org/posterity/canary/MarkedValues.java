package org.posterity.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.posterity.export.FieldRole;

/** Values for the fields of an export: all marker where nothing may be kept, and where much may, in those parts that may not. */
final class MarkedValues {
    private final Markers markers;
    private int turn;

    MarkedValues(Markers markers) {
        this.markers = markers;
    }

    JsonNode of(FieldRole role, String name, String place, boolean kept) {
        return kept && role != FieldRole.PERSONAL ? inKept(role, place) : inLeftOut(role, name, place);
    }

    private JsonNode inLeftOut(FieldRole role, String name, String place) {
        boolean other = turn++ % 2 == 1;
        return switch (role) {
            case DATE -> new TextNode(markers.date(place));
            case TEXT, HTML -> new TextNode(other ? markers.name(place) : markers.text(place));
            case SOUND -> new TextNode("original sound - " + markers.name(place));
            case PERSON -> new TextNode(other ? markers.name(place) : markers.handle(place));
            case LINK -> new TextNode(markers.link(place));
            case COUNT ->
                other ? new LongNode(Long.parseLong(markers.digits(place))) : new TextNode(markers.digits(place));
            case ID -> new TextNode(markers.postId(place));
            case WORD -> new TextNode(markers.word(place));
            case PLACE -> new TextNode(markers.name(place));
            case PERSONAL -> new TextNode(personal(name, place, other));
        };
    }

    private String personal(String name, String place, boolean other) {
        return switch (name) {
            case "ip-address" -> other ? markers.ip4(place) : markers.ip6(place);
            case "email" -> markers.email(place);
            case "telephone" -> markers.phone(place);
            case "birth-date" -> markers.birthDate(place);
            case "user-id", "device-id", "order", "voucher-id" -> markers.digits(place);
            default -> other ? markers.name(place) : markers.text(place);
        };
    }

    /** What is kept of these says nothing of anybody: the names and signatures in them are markers. */
    private JsonNode inKept(FieldRole role, String place) {
        return switch (role) {
            case DATE -> new TextNode("2023-05-06 07:08:09");
            case TEXT ->
                new TextNode(
                        mention(place) + " at the pier, see https://kites.example/knots?" + markers.signature(place));
            case HTML ->
                new TextNode("<p>" + mention(place).replace("@", "@<b>").replace(" ", "</b> ") + "</p>");
            case SOUND -> new TextNode("original sound - " + markers.name(place));
            case PERSON -> new TextNode(markers.handle(place));
            case LINK ->
                new TextNode("https://www.tiktok.com/@" + markers.handle(place + " (name in the path)")
                        + "/video/7373617020765506867?" + markers.signature(place));
            case COUNT -> new LongNode(3);
            case ID -> new TextNode("7024599852017584901");
            case WORD -> new TextNode("video");
            case PLACE -> new TextNode("Tarn Wharf");
            case PERSONAL -> throw new IllegalArgumentException("never kept");
        };
    }

    /** A text in which somebody is named as the platform names people, with ways to reach them. */
    String mention(String place) {
        return "#duet with @" + markers.handle(place + " (mention)") + " #kites, mail "
                + markers.email(place + " (e-mail)")
                + " or call " + markers.phone(place + " (phone)") + ", come to " + markers.street(place + " (address)")
                + " 14, 20457 Hamburg, or ?sig=" + markers.token(place + " (query without a link)");
    }
}
