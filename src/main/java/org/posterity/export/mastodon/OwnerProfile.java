package org.posterity.export.mastodon;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.FileFate.OfProfile;
import org.posterity.export.OwnField;
import org.posterity.export.OwnObject;
import org.posterity.export.Profile;
import org.posterity.export.SharedField;
import org.posterity.export.mastodon.FlatObject.Value;
import org.posterity.format.html.HtmlText;

/** The profile, in actor.json. */
final class OwnerProfile {
    private OwnerProfile() {}

    /** Reads it, and says of the pictures it names that they are its. */
    static Profile read(Path file, Place root, Structure structure, Owner own, Members members) throws IOException {
        try (JsonParser parser = Json.open(file)) {
            root.meet(parser.nextToken());
            FlatObject object = FlatObject.read(parser, root, Place::meet);
            for (String picture : List.of("icon.url", "image.url")) {
                object.at(picture)
                        .forEach(value -> members.at(value.text()).ifPresent(it -> members.say(it, new OfProfile())));
            }
            List<OwnField> fields = new ArrayList<>(object.fields(structure, own));
            object.text("summary")
                    .map(HtmlText::words)
                    .ifPresent(words -> fields.add(derived(SharedField.DESCRIPTION.id(), "Description", words)));
            for (Value name : object.at("attachment.name")) {
                String value = object.field(name.key().replaceFirst("name$", "value"));
                fields.add(derived("profile-field", "Profile field", name.text() + ": " + HtmlText.words(value)));
            }
            return new Profile(root.path(), new OwnObject(fields));
        }
    }

    private static OwnField derived(String name, String label, String text) {
        return OwnField.derived(new FieldMeaning(name, FieldRole.TEXT, Optional.of(label)), text);
    }
}
