package register.aws.dynamodb;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import register.notice.NoticeId;
import register.notice.RunId;
import register.objection.ObjectionReference;
import register.policy.Commitment;
import register.recipient.RecipientId;
import register.request.MessageKey;
import register.subscription.ConfirmationId;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;
import register.webhook.WebhookDelivery;
import register.webhook.WebhookId;
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
/// | `SNAPSHOTS#policy` / `S#sequence#language` | the snapshot of an entry's edition |
/// | `SNAPSHOTS#policy` / `R#sequence#language#redaction` | the snapshot since that redaction |
/// | `DOC#sha256` / `DOC` | an issued snapshot |
/// | `SUMMARIES` / policy | what an index says of it as of its last entry |
/// | `PERSONS#policy` / `N#commitment` | the record of a natural person |
/// | `ACK#sha256` / `ACK` | an issued acknowledgement |
/// | `REQ#reference` / `STATE` | a request |
/// | `ANSWER#reference` / `MESSAGE` | the message that a request may answer |
/// | `ANSWER#message` / `REQUEST` | the request that answers a message |
/// | `TEAM` / `REQ#1#reference` (vouched), `REQ#2#reference`, `TURN` | of what the team has still to be told, and
/// until when it is told |
/// | `RETRIES` / `REQ#reference` | when a request is tried again |
/// | `DAY#date#name` / `HOLDERS` | who holds a place of that day |
/// | `RUN#run` / `HEAD` | a run of notices |
/// | `RUN#run#lot` / `N#number` | a notice |
/// | `DUE` / `time#run#lot#number` | a lot, or a notice of it, that is due then |
/// | `DUE` / `TURN` | which process sends notices, and until when |
/// | `OBJ#policy` / reference | an objection |
/// | `OBJMAILS` / `instant#policy#reference` | an objection with a mail that is due then |
/// | `WEBHOOKS` / id | a webhook |
/// | `POSTS#id` / `policy#sequence` | an announcement for a webhook; what is due of them is listed as `posts` |
/// | `PENDING#id` / `STATE` | what somebody asked for by a form and has to confirm |
/// | `PENDING` / `instant#id` | one of these, to be looked at then |
/// | `BRANDS` / `P#name` | how the pages of a policy look |
/// | `BRANDS` / `A#name` | a file of these |
/// | `TO#policy#0` … `TO#policy#f` / id | a recipient; its partition is the first digit of its id |
/// | `WHO#policy#mac` / `ID` | the recipient with an external id |
/// | `WHO#policy#mac` / id | a recipient with an address |
/// | `TERMS#policy` / `days#notice#objection#id` | a contact whose contract states days, the most days last |
/// | `ENDED#policy` / `instant#id` | a recipient that is told nothing more |
///
/// What is kept for good and what can be erased never share a partition: IAM knows an item by its partition key alone
/// (`dynamodb:LeadingKeys`), so only then can the template deny deleting the one and allow deleting the other. The
/// first five partitions are for good: `template.yaml` denies everybody to delete or update anything in them.
///
/// Sequences have 19 digits, so that they sort as text.
public final class Keys {
    static final String PARTITION = "PK";
    public static final String SORT = "SK";

    /// Headers without their contents, by `sequence`; local.
    static final String BY_SEQUENCE = "bySequence";
    /// Whole entries by `effective`; local.
    static final String IN_FORCE = "inForce";
    /// Headers without their contents, by `effective`; local.
    static final String BY_DATE = "byDate";
    /// What can be listed without a scan, by `listed` and `listedAs`; global, so slightly delayed.
    public static final String LISTING = "listing";

    static final String SEQUENCE = "sequence";
    static final String EFFECTIVE = "effective";
    public static final String LISTED = "listed";
    public static final String LISTED_AS = "listedAs";
    /// What is due, by `due` (its kind) and `dueAt`; global, so slightly delayed.
    static final String DUE_INDEX = "due";

    static final String DUE_KIND = "due";
    static final String DUE_AT = "dueAt";
    /// When DynamoDB deletes an item, in seconds since 1970.
    public static final String EXPIRES = "expires";
    static final String POLICIES = "policies";
    static final String BRANDS = "BRANDS";
    public static final String WEBHOOKS = "WEBHOOKS";
    /// What the deliveries of webhooks are listed as that are due.
    public static final String POSTS = "posts";
    static final String SUMMARIES = "SUMMARIES";
    static final String TEAM = "TEAM";
    static final String DUE = "DUE";
    public static final String OBJECTION_MAILS = "OBJMAILS";
    public static final String CONFIRMATIONS_DUE = "PENDING";
    static final String RETRIES = "RETRIES";
    static final String TEAM_MAIL_OF = "REQ#";
    static final String REQUESTS = "requests";
    static final String PERSONS = "persons";

    /// The sort key of an issued snapshot.
    static final String DOCUMENT = "DOC";

    /// Prefix of the sort keys of snapshots.
    static final String SNAPSHOTS = "S#";

    /// Prefix of the sort keys of snapshots made after a redaction.
    static final String REISSUED = "R#";

    /// Prefix of the sort keys of notices.
    static final String NOTICES = "N#";

    /// What the runs of a policy are listed as.
    static final String RUNS = "runs#";

    /// Prefix of the sort keys of persons.
    static final String PERSON_RECORDS = "N#";

    /// Prefix of the sort keys of checkpoints.
    static final String CHECKPOINTS = "K#";

    static final String CHECKPOINT_KEYS = "V#";

    /// Prefix of the sort keys of time-stamps.
    static final String TIME_STAMPS = "T#";

    /// What the sort keys of cosignatures begin with, and of what witnesses answered last.
    static final String COSIGNATURES = "W#";

    static final String HEARD = "A#";

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

    static Map<String, AttributeValue> snapshot(PolicyId policy, long sequence, Language language) {
        return key(snapshots(policy), SNAPSHOTS + padded(sequence) + "#" + language);
    }

    static Map<String, AttributeValue> reissued(PolicyId policy, long sequence, Language language, long redaction) {
        return key(snapshots(policy), reissued(sequence, language) + padded(redaction));
    }

    /// Prefix of the sort keys of an edition's snapshots made after a redaction.
    static String reissued(long sequence, Language language) {
        return REISSUED + padded(sequence) + "#" + language + "#";
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

    static Map<String, AttributeValue> cosignature(PolicyId policy, long size, String key) {
        return key(witnesses(policy), cosignatures(size) + key);
    }

    /// What the sort keys of a checkpoint's cosignatures begin with.
    static String cosignatures(long size) {
        return COSIGNATURES + padded(size) + "#";
    }

    static Map<String, AttributeValue> heard(PolicyId policy, String key) {
        return key(witnesses(policy), HEARD + key);
    }

    static Map<String, AttributeValue> trustFile() {
        return key("WITNESSES", "TRUST");
    }

    static String witnesses(PolicyId policy) {
        return "WITNESSES#" + policy;
    }

    static Map<String, AttributeValue> document(Sha256 hash) {
        return key("DOC#" + hash, DOCUMENT);
    }

    static Map<String, AttributeValue> acknowledgement(Sha256 hash) {
        return key("ACK#" + hash, "ACK");
    }

    static Map<String, AttributeValue> request(Reference reference) {
        return key("REQ#" + reference, "STATE");
    }

    static Map<String, AttributeValue> answers(Reference reference) {
        return key("ANSWER#" + reference, "MESSAGE");
    }

    static Map<String, AttributeValue> answered(MessageKey message) {
        return key("ANSWER#" + message, "REQUEST");
    }

    static Map<String, AttributeValue> teamMail(Reference reference, boolean vouched) {
        return key(TEAM, TEAM_MAIL_OF + (vouched ? "1#" : "2#") + reference);
    }

    static Map<String, AttributeValue> retry(Reference reference) {
        return key(RETRIES, "REQ#" + reference);
    }

    static Map<String, AttributeValue> turn() {
        return key(TEAM, "TURN");
    }

    static Map<String, AttributeValue> quota(LocalDate day, String name) {
        return key("DAY#" + day + "#" + name, "HOLDERS");
    }

    static Map<String, AttributeValue> run(RunId run) {
        return key("RUN#" + run, "HEAD");
    }

    /// Apart, since a partition takes 1,000 write units a second (DynamoDB Developer Guide, "Burst and adaptive
    /// capacity").
    static String lot(RunId run, int lot) {
        return "RUN#" + run + "#" + lot;
    }

    static Map<String, AttributeValue> notice(NoticeId notice) {
        return key(lot(notice.run(), notice.lot()), NOTICES + notice.number());
    }

    static Map<String, AttributeValue> due(String sort) {
        return key(DUE, sort);
    }

    /// The partition of a policy's objections.
    public static String objections(PolicyId policy) {
        return "OBJ#" + policy;
    }

    public static Map<String, AttributeValue> objection(PolicyId policy, ObjectionReference reference) {
        return key(objections(policy), reference.value());
    }

    public static Map<String, AttributeValue> objectionMail(String sort) {
        return key(OBJECTION_MAILS, sort);
    }

    public static Map<String, AttributeValue> webhook(WebhookId id) {
        return key(WEBHOOKS, id.value());
    }

    public static Map<String, AttributeValue> webhookDelivery(WebhookDelivery.Id id) {
        return key(webhookDeliveries(id.webhook()), id.policy() + "#" + padded(id.sequence()));
    }

    public static String webhookDeliveries(WebhookId id) {
        return "POSTS#" + id;
    }

    public static Map<String, AttributeValue> confirmation(ConfirmationId id) {
        return key("PENDING#" + id, "STATE");
    }

    public static Map<String, AttributeValue> confirmationDue(String sort) {
        return key(CONFIRMATIONS_DUE, sort);
    }

    static Map<String, AttributeValue> brand(String name) {
        return key(BRANDS, "P#" + name);
    }

    static Map<String, AttributeValue> brandAsset(String name) {
        return key(BRANDS, "A#" + name);
    }

    static Map<String, AttributeValue> recipient(PolicyId policy, RecipientId id) {
        return key(recipientPart(policy, id.value()), id.value());
    }

    /// The partitions of a policy's recipients, in order of their ids.
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

    static String snapshots(PolicyId policy) {
        return "SNAPSHOTS#" + policy;
    }

    static String persons(PolicyId policy) {
        return "PERSONS#" + policy;
    }

    /// The policy of a partition.
    static PolicyId policy(String partition) {
        return new PolicyId(partition.substring(partition.indexOf('#') + 1));
    }

    /// Concatenated, because a formatter writes digits in the machine's locale.
    static String padded(long sequence) {
        String digits = Long.toString(Math.max(0, sequence));
        return "0".repeat(19 - digits.length()) + digits;
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(PARTITION, AttributeValue.fromS(partition), SORT, AttributeValue.fromS(sort));
    }
}
