package register.aws.seal;

import java.util.List;
import register.assembly.Attesting;
import register.assembly.Register;
import register.aws.AwsConnection;
import register.aws.FunctionLog;
import register.aws.kms.KeyOnFirstUse;
import register.aws.kms.KmsCheckpointSigner;
import register.aws.kms.KmsConnection;
import register.aws.kms.KmsReferenceKey;
import register.aws.kms.KmsSigningKey;
import register.document.SealUse;
import register.document.SealedDocuments;
import register.evidence.SealedEvidence;
import register.pdf.PdfDocuments;
import register.pdf.seal.TimeStamping;
import register.pdf.witness.HttpWitnesses;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.settings.Variables;
import register.value.Bytes;
import register.value.ReferenceKey;
import software.amazon.awssdk.services.kms.KmsClient;

/// Seals and signs with the register's keys in KMS, the same way for every function and command, so that a document
/// does not show which one made it.
public final class KmsSeals {
    private static final String SUBJECT = "REGISTER_SEAL_SUBJECT";

    private final Variables variables;
    private final Register register;
    private final KmsClient keys;
    private final TimeStamping stamping;

    private KmsSeals(Variables variables, Register register) {
        this.variables = variables;
        this.register = register;
        this.keys = KmsConnection.client(AwsConnection.of(variables));
        this.stamping = TimeStamping.read(variables);
    }

    /// @param register stores the certificates among its documents
    /// @throws BadSettingException naming the first variable that is missing or invalid
    public static KmsSeals of(Variables variables, Register register) {
        return new KmsSeals(variables, register);
    }

    /// The variables for sealing documents of one use.
    public static List<String> variablesOf(SealUse use) {
        return List.of(variable(use), SUBJECT, "REGISTER_TSA", "REGISTER_PRIVATE_AUTHORITIES");
    }

    /// The variable with the key of one use.
    public static String variable(SealUse use) {
        return switch (use) {
            case POLICY_SEAL -> "REGISTER_SEAL_KEY";
            case ACKNOWLEDGEMENT_SEAL -> "REGISTER_ACKNOWLEDGEMENT_KEY";
        };
    }

    /// Seals snapshots with the key `REGISTER_SEAL_KEY`, and signs checkpoints with `REGISTER_CHECKPOINT_KEY`.
    ///
    /// @throws BadSettingException naming the first missing variable
    public Attesting attesting() {
        return new Attesting(
                register,
                of(SealUse.POLICY_SEAL),
                signer(),
                PublicAddress.read(variables),
                stamping.ofCheckpoints(),
                new HttpWitnesses(stamping.reach()),
                FunctionLog::warning);
    }

    /// The public key of `REGISTER_CHECKPOINT_KEY`.
    ///
    /// @throws BadSettingException if the variable is missing
    public Bytes logKey() {
        return signer().publicKey();
    }

    private KmsCheckpointSigner signer() {
        return new KmsCheckpointSigner(keys, variables.required("REGISTER_CHECKPOINT_KEY", AwsConnection.STACK));
    }

    /// Seals acknowledgements only, with the key `REGISTER_ACKNOWLEDGEMENT_KEY`.
    ///
    /// @throws BadSettingException naming the first missing variable
    public SealedDocuments acknowledgements() {
        return of(SealUse.ACKNOWLEDGEMENT_SEAL);
    }

    /// Seals evidence of notices, with the key of policies: an attacker who takes over the intake, which reads
    /// strangers' mail, cannot seal any.
    ///
    /// @throws BadSettingException naming the first missing variable
    public SealedEvidence evidence() {
        return of(SealUse.POLICY_SEAL);
    }

    /// The key for references, `REGISTER_REFERENCE_KEY`.
    ///
    /// @throws BadSettingException if the variable is missing
    public ReferenceKey references() {
        return new KmsReferenceKey(keys, variables.required("REGISTER_REFERENCE_KEY", AwsConnection.STACK));
    }

    private PdfDocuments of(SealUse use) {
        String key = variables.required(variable(use), AwsConnection.STACK);
        String organisation = variables.optional(SUBJECT);
        return new PdfDocuments(
                use,
                new KeyOnFirstUse(() -> KmsSigningKey.open(
                        keys, use, key, organisation, register.ports().documents(), register.clock())),
                register.ports().sealCertificates(),
                register.clock(),
                stamping.ofSeals(FunctionLog::warning));
    }
}
