package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.posterity.located.Faults;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.page.DonorPage;

/**
 * A consent record that a donor filled in on screen and nobody has accepted yet. It is marked as a draft by a field that no
 * record may have, and lacks who accepted it, so that the gate refuses it wherever it turns up.
 */
public final class DonorDraft {
    /** The file of what donors wrote under "my other wishes", a paper of the record. */
    public static final String WISHES_FILE = "wishes.txt";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "draft";
    private static final String ACCEPTED_BY = "acceptedBy";

    private final HouseRules house;
    private final ConsentRecordReader reader;
    private final Clock clock;

    public DonorDraft(HouseRules house, ConsentRecordReader reader, Clock clock) {
        this.house = house;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * What came of answers.
     *
     * @param draft as JSON; empty if some fields must be looked at again
     * @param wishes in the donor's own words
     * @param lookAgain the fields of the form that lack an answer or have one that does not fit
     */
    public record Answered(Optional<byte[]> draft, Optional<String> wishes, Set<String> lookAgain) {
        public Answered {
            lookAgain = Set.copyOf(lookAgain);
        }
    }

    /**
     * Makes a draft of answers. The donor signs today, and the consent begins today.
     *
     * @param form the page that was answered
     * @param answers texts and lists of texts, by field
     * @param notice as {@link ConsentDraft#notice} gives it
     */
    public Answered of(DonorPage form, JsonNode answers, List<Account> accounts, ObjectNode notice) {
        DonorAnswers given = new DonorAnswers(form, answers);
        String today = today().toString();
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put(MARK, "Filled in by the donor on screen. Nobody has accepted it yet.");
        record.putObject("grantor").putArray("persons").addObject().put("signedAt", today);
        for (Account account : accounts) {
            record.withArray("/accounts")
                    .addObject()
                    .put("platform", account.platform())
                    .put("username", account.username());
        }
        record.putObject("institution").put("name", house.institution());
        record.set("notice", notice.deepCopy().put("language", form.language()).put("form", version(form)));
        record.put("from", today);
        given.into(record);
        given.wishes()
                .ifPresent(words -> record.putArray("evidence")
                        .addObject()
                        .put("name", WISHES_FILE)
                        .put(
                                "digest",
                                Digest.sha256(words.getBytes(StandardCharsets.UTF_8))
                                        .toString())
                        .put("handedIn", true));
        Set<String> again = new TreeSet<>(given.lookAgain());
        if (again.isEmpty()) {
            Faults faults = new Faults();
            completed(record, "-", faults);
            faults.inOrder()
                    .forEach(fault -> again.add(given.fields()
                            .filter(field ->
                                    fault.where().equals(field) || fault.where().startsWith(field + "/"))
                            .findFirst()
                            .orElse(fault.where())));
        }
        return new Answered(
                again.isEmpty() ? Optional.of(IndentedJson.bytes(record)) : Optional.empty(), given.wishes(), again);
    }

    private static String version(DonorPage form) {
        return form.kicker().substring(form.kicker().lastIndexOf(' ') + 1);
    }

    /** The record as it would be, accepted by this person today. */
    public byte[] accepted(byte[] draft, String by) {
        ConsentDraft record = completed(tree(draft), by, new Faults());
        return record.toJson();
    }

    private ConsentDraft completed(ObjectNode draft, String by, Faults faults) {
        ObjectNode said = draft.deepCopy();
        said.remove(MARK);
        said.withObject("/institution").put(ACCEPTED_BY, by).put("acceptedAt", today().toString());
        return new ConsentDraft(said, UnaryOperator.identity(), faults, house, reader, clock);
    }

    private static ObjectNode tree(byte[] draft) {
        try {
            if (JSON.readTree(draft) instanceof ObjectNode object && object.has(MARK)) {
                return object;
            }
        } catch (IOException e) {
            // without its cause: parsers quote what they could not read
        }
        throw new IllegalArgumentException("This is not a draft of a consent record.");
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
