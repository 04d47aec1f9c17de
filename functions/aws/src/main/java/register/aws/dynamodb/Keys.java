package register.aws.dynamodb;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import register.policy.Commitment;
import register.recipient.RecipientId;
import register.value.PolicyId;
import register.value.Sha256;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The keys of the table and of its indexes.
///
/// | `PK` / `SK` | item |
/// |---|---|
/// | `CHAIN#policy` / `E#sequence` | an entry |
/// | `CHAIN#policy` / `C#hash#part` | a part of a content too large for its entry |
/// | `CHECKPOINTS#policy` / `K#sequence` | the checkpoint up to an entry |
/// | `CHECKPOINTS#policy` / `T#sequence` | the time-stamp of that checkpoint |
/// | `CHECKPOINTS#policy` / `V#key` | a key that signed checkpoints |
/// | `SUMMARIES` / policy | the policy's index row as of its last entry |
/// | `PERSONS#policy` / `N#commitment` | the record of a natural person |
/// | `DAY#date#name` / `HOLDERS` | the holders of places on that day |
/// | `TO#policy#0` … `TO#policy#f` / id | a recipient; its partition is the first digit of its id |
/// | `WHO#policy#mac` / `ID` | the recipient with an external id |
/// | `WHO#policy#mac` / id | a recipient with an address |
/// | `TERMS#policy` / `days#notice#objection#id` | a contact whose contract states days, the most days last |
/// | `ENDED#policy` / `instant#id` | an ended recipient |
///
/// Permanent and erasable items never share a partition: IAM knows an item by its partition key alone
/// (`dynamodb:LeadingKeys`), so only then can the template deny deleting one kind and allow deleting the other. The
/// first five partitions are permanent: `template.yaml` denies everyone the deletion or update of anything in them.
///
/// Sequence numbers have 19 digits, so that they sort as text.
public final class Keys {
    static final String PARTITION = "PK";
    public static final String SORT = "SK";

    /// Headers without their contents, by `sequence`; local.
    static final String BY_SEQUENCE = "bySequence";
    /// Whole entries by `effective`; local.
    static final String IN_FORCE = "inForce";
    /// Headers without their contents, by `effective`; local.
    static final String BY_DATE = "byDate";
    /// Everything that can be listed without a scan, by `listed` and `listedAs`; global, so slightly delayed.
    public static final String LISTING = "listing";

    static final String SEQUENCE = "sequence";
    static final String EFFECTIVE = "effective";
    public static final String LISTED = "listed";
    public static final String LISTED_AS = "listedAs";
    /// Items that are due, by the attributes `due` (the kind) and `dueAt`; global, so slightly delayed.
    static final String DUE = "due";

    static final String DUE_AT = "dueAt";
    /// Items with a running retention period, by the attributes `ends` (the kind) and `endsAt`; global, so slightly
    /// delayed.
    static final String ENDS = "ends";

    static final String ENDS_AT = "endsAt";
    /// When DynamoDB deletes an item, in seconds since 1970.
    public static final String EXPIRES = "expires";
    static final String POLICIES = "policies";
    static final String SUMMARIES = "SUMMARIES";
    static final String PERSONS = "persons";

    /// Prefix of the sort keys of persons.
    static final String PERSON_RECORDS = "N#";

    /// Prefix of the sort keys of checkpoints.
    static final String CHECKPOINTS = "K#";

    static final String CHECKPOINT_KEYS = "V#";

    /// Prefix of the sort keys of time-stamps.
    static final String TIME_STAMPS = "T#";

    private Keys() {}

    static Map<String, AttributeValue> entry(PolicyId policy, long sequence) {
        return key(chain(policy), "E#" + padded(sequence));
    }

    static Map<String, AttributeValue> summary(PolicyId policy) {
        return key(SUMMARIES, policy.value());
    }

    static Map<String, AttributeValue> part(PolicyId policy, Sha256 packed, int part) {
        String number = Integer.toString(part);
        return key(chain(policy), parts(packed) + "0".repeat(3 - number.length()) + number);
    }

    /// Prefix of the sort keys of a content's parts.
    static String parts(Sha256 packed) {
        return "C#" + packed + "#";
    }

    static Map<String, AttributeValue> person(PolicyId policy, Commitment commitment) {
        return key(persons(policy), PERSON_RECORDS + commitment);
    }

    static Map<String, AttributeValue> checkpoint(PolicyId policy, long sequence) {
        return key(checkpoints(policy), CHECKPOINTS + padded(sequence));
    }

    static Map<String, AttributeValue> timeStamp(PolicyId policy, long sequence) {
        return key(checkpoints(policy), TIME_STAMPS + padded(sequence));
    }

    static Map<String, AttributeValue> checkpointKey(PolicyId policy, String verifierKey) {
        return key(checkpoints(policy), CHECKPOINT_KEYS + verifierKey);
    }

    static Map<String, AttributeValue> quota(LocalDate day, String name) {
        return key("DAY#" + day + "#" + name, "HOLDERS");
    }

    static Map<String, AttributeValue> recipient(PolicyId policy, RecipientId id) {
        return key(recipientPart(policy, id.value()), id.value());
    }

    /// The partitions of a policy's recipients, ordered by id.
    static List<String> recipientParts(PolicyId policy) {
        return "0123456789abcdef"
                .chars()
                .mapToObj(digit -> recipientPart(policy, Character.toString(digit)))
                .toList();
    }

    static String recipientPart(PolicyId policy, String id) {
        return "TO#" + policy + "#" + id.charAt(0);
    }

    static Map<String, AttributeValue> recipientNamed(PolicyId policy, String externalKey) {
        return key(recipientsAt(policy, externalKey), "ID");
    }

    static Map<String, AttributeValue> recipientAt(PolicyId policy, String addressKey, RecipientId id) {
        return key(recipientsAt(policy, addressKey), id.value());
    }

    static String recipientsAt(PolicyId policy, String lookupKey) {
        return "WHO#" + policy + "#" + lookupKey;
    }

    static Map<String, AttributeValue> recipientTerms(PolicyId policy, String sort) {
        return key(recipientTerms(policy), sort);
    }

    static String recipientTerms(PolicyId policy) {
        return "TERMS#" + policy;
    }

    static Map<String, AttributeValue> recipientEnded(PolicyId policy, String instant, RecipientId id) {
        return key(recipientsEnded(policy), instant + "#" + id);
    }

    static String recipientsEnded(PolicyId policy) {
        return "ENDED#" + policy;
    }

    static String chain(PolicyId policy) {
        return "CHAIN#" + policy;
    }

    static String checkpoints(PolicyId policy) {
        return "CHECKPOINTS#" + policy;
    }

    static String persons(PolicyId policy) {
        return "PERSONS#" + policy;
    }

    /// Concatenated, because a formatter uses the digits of the machine's locale.
    static String padded(long sequence) {
        String digits = Long.toString(Math.max(0, sequence));
        return "0".repeat(19 - digits.length()) + digits;
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(PARTITION, AttributeValue.fromS(partition), SORT, AttributeValue.fromS(sort));
    }
}
