package register.aws.ses;

import java.util.Optional;
import register.aws.AwsConnection;
import register.aws.client.Clients;
import register.notice.NoticeRate;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.SendQuota;

/// The account's SES limits (SES API v2, `GetAccount`). Notices use nine tenths of them, so that replies to requests
/// leave meanwhile.
///
/// @param perSecond the maximum number of mails per second
/// @param perDay the maximum within 24 hours; negative for none
/// @param lastDay the number sent within the last 24 hours
/// @param enabled true if SES sends at all
/// @param production true if mail may go to unverified addresses
public record SesQuota(double perSecond, double perDay, double lastDay, boolean enabled, boolean production) {
    private static final double SHARE = 0.9;
    private static final int SECONDS = 60;

    /// Asks SES, which allows one such call a second, and repeats the call if SES throttles.
    public static SesQuota of(AwsConnection connection) {
        try (SesV2Client client =
                Clients.configured(SesV2Client.builder(), connection, "SESV2").build()) {
            GetAccountResponse account = client.getAccount(_ -> {});
            SendQuota quota = account.sendQuota();
            return new SesQuota(
                    quota.maxSendRate(),
                    quota.max24HourSend(),
                    quota.sentLast24Hours(),
                    account.sendingEnabled(),
                    account.productionAccessEnabled());
        }
    }

    /// The rate limit for notices.
    ///
    /// @throws IllegalStateException if none may leave
    public NoticeRate rate() {
        if (perSecond <= 0 || perDay == 0) {
            throw new IllegalStateException("SES does not let this account send mail");
        }
        return new NoticeRate(perSecond * SECONDS * SHARE, perDay < 0 ? null : Math.max(1, (long) (perDay * SHARE)));
    }

    /// The number of notices that may leave now.
    public long left() {
        return perDay < 0 ? Long.MAX_VALUE : Math.max(0, (long) (perDay * SHARE - lastDay));
    }

    /// The reason why no customer would get a notice; empty if they would.
    public Optional<String> refusal() {
        if (!enabled) {
            return Optional.of("AWS has paused this account's sending (SES console, Account dashboard)");
        }
        return production
                ? Optional.empty()
                : Optional.of("this account is in the SES sandbox, where mail reaches verified addresses only:"
                        + " ask AWS for production access (SES console, Account dashboard)");
    }
}
