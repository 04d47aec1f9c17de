package register.aws.ses;

import register.assembly.Register;
import register.aws.AwsConnection;
import register.aws.seal.KmsSeals;
import register.mail.Correspondence;
import register.mail.rule.MailSettings;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.settings.Variables;

/// The register's mail on AWS, assembled the same way for the intake and the commands.
public final class SesCorrespondence {
    private SesCorrespondence() {}

    /// @throws BadSettingException naming the first missing or bad variable
    public static Correspondence of(Variables variables, Register register, KmsSeals seals, MailSettings settings) {
        var _ = variables.required("REGISTER_MAIL_FROM", "expected the From of replies");
        return new Correspondence(
                register,
                seals.acknowledgements(),
                new SesMailSender(SesMailSender.client(AwsConnection.of(variables)), null),
                settings,
                PublicAddress.linked(variables));
    }
}
