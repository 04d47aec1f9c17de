package register.aws.ses;

import java.util.Optional;
import register.aws.AwsConnection;
import register.aws.client.Clients;
import register.notice.NoticeRate;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.SendQuota;

/// What SES grants the account (SES API v2, `GetAccount`). Notices take nine tenths of it, so that replies to
/// requests leave meanwhile.
///
/// @param perSecond how many mails it takes in a second
/// @param perDay how many within 24 hours; negative where it counts none
/// @param lastDay how many left within the last 24 hours
/// @param enabled whether it sends at all
/// @param production whether mail may go to addresses that it has not verified
public record SesQuota(double perSecond, double perDay, double lastDay, boolean enabled, boolean production) {
    private static final double SHARE = 0.9;
    private static final int SECONDS = 60;

    /// Asks SES, which answers one such question a second: so it is repeated where SES throttles.
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

    /// At what rate notices may leave.
    ///
    /// @throws IllegalStateException where none may
    public NoticeRate rate() {
        if (perSecond <= 0 || perDay == 0) {
            throw new IllegalStateException("SES grants this account no mail");
        }
        return new NoticeRate(perSecond * SECONDS * SHARE, perDay < 0 ? null : Math.max(1, (long) (perDay * SHARE)));
    }

    /// How many notices may leave now.
    public long left() {
        return perDay < 0 ? Long.MAX_VALUE : Math.max(0, (long) (perDay * SHARE - lastDay));
    }

    /// Why no customer would get a notice; empty where they would.
    public Optional<String> refusal() {
        if (!enabled) {
            return Optional.of("AWS has paused this account's sending (SES console, Account dashboard)");
        }
        return production
                ? Optional.empty()
                : Optional.of("this account is in the SES sandbox, where mail reaches verified addresses only: ask AWS"
                        + " for production access (SES console, Account dashboard)");
    }
}
