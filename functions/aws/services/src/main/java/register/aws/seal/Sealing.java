package register.aws.seal;

import java.time.Clock;
import java.util.List;
import register.aws.Environment;
import register.aws.key.KeyOnFirstUse;
import register.aws.key.KmsSigningKey;
import register.chain.Chain;
import register.chain.CheckpointLog;
import register.chain.TimeStamps;
import register.document.DocumentStore;
import register.document.SealCertificates;
import register.document.SealUse;
import register.documents.PdfDocuments;
import register.documents.SealTimes;
import register.documents.http.Reach;
import register.documents.timestamp.HttpTimeStampAuthority;
import software.amazon.awssdk.services.kms.KmsClient;

/// Puts together what seals and stamps on AWS, in one way for every function and every command: a document says
/// nothing of which of them made it.
public final class Sealing {
    private static final String AUTHORITIES = "REGISTER_TSA";
    private static final String PRIVATE = "REGISTER_PRIVATE_AUTHORITIES";
    private static final String KEY = "REGISTER_SEAL_KEY";
    private static final String SUBJECT = "REGISTER_SEAL_SUBJECT";

    private static final String ACKNOWLEDGEMENT_KEY = "REGISTER_ACKNOWLEDGEMENT_KEY";

    /// What decides how an acknowledgement is sealed.
    public static final List<String> OF_ACKNOWLEDGEMENTS = List.of(ACKNOWLEDGEMENT_KEY, SUBJECT, AUTHORITIES, PRIVATE);

    private Sealing() {}

    /// Seals snapshots, and nothing else, with the key `REGISTER_SEAL_KEY`.
    ///
    /// @param documents where the key's certificate is
    /// @param certificates remembers it
    /// @throws IllegalStateException naming the first variable that is missing
    public static PdfDocuments snapshots(
            Environment environment,
            KmsClient keys,
            DocumentStore documents,
            SealCertificates certificates,
            Clock clock) {
        String key = environment.required(KEY);
        return sealing(SealUse.POLICY_SEAL, key, environment, keys, documents, certificates, clock);
    }

    /// Seals acknowledgements, and nothing else, with the key `REGISTER_ACKNOWLEDGEMENT_KEY`.
    ///
    /// @param documents where the key's certificate is
    /// @param certificates remembers it
    /// @throws IllegalStateException naming the first variable that is missing
    public static PdfDocuments acknowledgements(
            Environment environment,
            KmsClient keys,
            DocumentStore documents,
            SealCertificates certificates,
            Clock clock) {
        String key = environment.required(ACKNOWLEDGEMENT_KEY);
        return sealing(SealUse.ACKNOWLEDGEMENT_SEAL, key, environment, keys, documents, certificates, clock);
    }

    private static PdfDocuments sealing(
            SealUse use,
            String key,
            Environment environment,
            KmsClient keys,
            DocumentStore documents,
            SealCertificates certificates,
            Clock clock) {
        String organisation = environment.required(SUBJECT);
        Reach reach = reach(environment);
        return new PdfDocuments(
                use,
                new KeyOnFirstUse(() -> KmsSigningKey.open(keys, use, key, organisation, documents, clock)),
                certificates,
                clock,
                SealTimes.of(
                        HttpTimeStampAuthority.forSeals(environment.list(AUTHORITIES), AUTHORITIES, reach),
                        reach,
                        System.err::println));
    }

    /// Has checkpoints stamped by the same authorities.
    ///
    /// @throws IllegalStateException naming the first variable that cannot be used
    public static TimeStamps timeStamps(Environment environment, Chain chain, CheckpointLog log) {
        return new TimeStamps(
                chain,
                log,
                HttpTimeStampAuthority.forCheckpoints(environment.list(AUTHORITIES), AUTHORITIES, reach(environment)),
                System.err::println);
    }

    private static Reach reach(Environment environment) {
        String value = environment.optional(PRIVATE);
        return switch (value) {
            case null -> Reach.PUBLIC;
            case "false" -> Reach.PUBLIC;
            case "true" -> Reach.PRIVATE;
            default -> throw new IllegalStateException(PRIVATE + ": \"" + value + "\": expected true or false");
        };
    }
}
