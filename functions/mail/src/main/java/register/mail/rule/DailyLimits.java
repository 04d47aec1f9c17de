package register.mail.rule;

import java.util.List;

/// The maximum number of automatic acknowledgements a day (UTC); the rest is left to a person.
///
/// @param sender to one address
/// @param domain to the addresses of one domain, unless it is a shared host
/// @param overall to all addresses
public record DailyLimits(int sender, int domain, int overall) {
    public static final DailyLimits DEFAULT = new DailyLimits(1, 5, 1_000);

    /// The maximum that the counting item on AWS can hold.
    private static final int MOST = 10_000;

    public DailyLimits {
        if (Math.min(sender, Math.min(domain, overall)) < 0 || Math.max(sender, Math.max(domain, overall)) > MOST) {
            throw new IllegalArgumentException(
                    sender + "," + domain + "," + overall + ": expected each from 0 to " + MOST);
        }
    }

    /// Reads the items of `SENDER,DOMAIN,OVERALL`, e.g. `1,5,1000`.
    ///
    /// @throws IllegalArgumentException with what was expected
    public static DailyLimits parse(List<String> items) {
        if (items.size() != 3 || !items.stream().allMatch(item -> item.matches("[0-9]{1,5}"))) {
            throw new IllegalArgumentException(
                    "expected three limits, for a sender, a domain and overall, each from 0 to " + MOST
                            + ", e.g. 1,5,1000");
        }
        List<Integer> limits = items.stream().map(Integer::valueOf).toList();
        return new DailyLimits(limits.get(0), limits.get(1), limits.get(2));
    }
}
