package register.aws.journey;

import java.util.LinkedHashMap;
import java.util.Map;

/// A company whose month on AWS is added up. In the month each policy gets a new version, each customer a notice of it,
/// one customer in 100 asks for a DPA, and each reads 100 times. All quantities not in `Counted` are estimated.
record Company(String name, int policies, int customers) {
    private static final int HOURS = 720;
    private static final int MONTHS = 24;
    private static final int READS = 100;
    private static final double GIGABYTE = 1e9;
    private static final double BYTES_OF_A_READ = 25_000;
    private static final double BYTES_OF_A_PDF = 50_000;
    private static final double BYTES_OF_A_VERSION = 60_000;
    /// That a version adds: `infra/bench/site`.
    private static final double BYTES_OF_FILES = 600_000;
    private static final double BYTES_OF_A_NOTICE = 2_000;
    /// START, END and REPORT of a call.
    private static final double BYTES_OF_A_LOG = 400;
    /// Lambda's connections that wait at a queue, three times a minute each.
    private static final double REQUESTS_AT_A_QUEUE = 5 * 3 * 60.0 * HOURS;
    /// An address with its preferences, in a regional cache: `EdgeTest`.
    private static final double FILES = 46 * 13.0;

    /// What the tests counted.
    ///
    /// @param fixed what is charged for being there
    /// @param queues that functions wait at
    /// @param calls of functions by schedules in an hour
    /// @param hour of all schedules, for a register of one policy
    /// @param ofAPolicy of that hour for each further policy
    /// @param day of the files of one policy that a new day changes
    /// @param check of one entry, hourly for a day and then daily
    /// @param publication of one version with one edition
    /// @param notice of one customer, from import to delivery
    /// @param look at one open notice, every three hours
    /// @param mail one request for a DPA
    record Counted(
            Usage fixed,
            long queues,
            double calls,
            Usage hour,
            Usage ofAPolicy,
            Usage day,
            Usage check,
            Usage publication,
            Usage notice,
            Usage look,
            Usage mail) {}

    /// The rows of the table, with their usage.
    Map<String, Usage> month(Counted counted) {
        var rows = new LinkedHashMap<String, Usage>();
        rows.put("keys, alarms, metrics", counted.fixed);
        rows.put("schedules, queues, two years' data", waiting(counted).and(storage()));
        rows.put("a new version of each policy", publications(counted));
        rows.put("a notice to each customer", notices(counted));
        rows.put("a DPA for each 100th", requests(counted));
        rows.put("100 reads by each", reads());
        return rows;
    }

    private Usage waiting(Counted counted) {
        return counted.hour
                .and(counted.ofAPolicy.times(policies - 1.0))
                .and(Usage.of("cloudwatch-log-gigabyte", counted.calls * BYTES_OF_A_LOG / GIGABYTE))
                .times(HOURS)
                .and(counted.day.times(30.0 * policies))
                .and(counted.check.times(30.0 * policies * MONTHS))
                .and(Usage.of("sqs-request", counted.queues * REQUESTS_AT_A_QUEUE));
    }

    private Usage storage() {
        double table = MONTHS * (policies * BYTES_OF_A_VERSION + customers * BYTES_OF_A_NOTICE) / GIGABYTE;
        return Usage.of("dynamodb-storage", table)
                .and(Usage.of("dynamodb-backup", table))
                .and(Usage.of("s3-storage", MONTHS * policies * (2 * BYTES_OF_A_PDF + BYTES_OF_FILES) / GIGABYTE));
    }

    /// The first 1,000 paths of a month are free, whatever the account's age.
    private Usage publications(Counted counted) {
        return counted.publication
                .and(counted.check.times(24.0 * MONTHS))
                .and(Usage.function(5))
                .times(policies)
                .and(Usage.of("cloudfront-invalidation", Math.max(0, 2.0 * policies - 1000)));
    }

    private Usage notices(Counted counted) {
        return counted.notice
                .and(counted.look.times(30 * 8.0))
                .and(Usage.function(0.18))
                .and(Usage.of("sns-request", 2))
                .and(Usage.of("sqs-request", 6))
                .times(customers);
    }

    private Usage requests(Counted counted) {
        return counted.mail
                .and(Usage.function(1.5))
                .and(Usage.of("ses-received", 1))
                .and(Usage.of("sns-request", 1))
                .and(Usage.of("sqs-request", 3))
                .times(customers / 100.0);
    }

    /// Every read is the edge's; the bucket is asked once for each file and cache in five minutes, and a function, for
    /// what varies with the reader, once on a day.
    private Usage reads() {
        double reads = (double) customers * READS;
        return Usage.of("cloudfront-request", reads)
                .and(Usage.of("cloudfront-function", 2 * reads))
                .and(Usage.of("cloudfront-gigabyte", reads * BYTES_OF_A_READ / GIGABYTE))
                .and(Usage.of("s3-get", asked(reads, 30 * 288.0)))
                .and(Usage.function(0.02)
                        .and(Usage.of("api-request", 1))
                        .and(Usage.of("dynamodb-read", 4))
                        .times(asked(reads, 30)));
    }

    /// What is asked for if each file is kept for a part of the month.
    private double asked(double reads, double parts) {
        return policies * parts * FILES * (1 - Math.pow(1 - 1 / FILES, reads / policies / parts));
    }

    /// With one rule.
    Usage firewall() {
        return Usage.of("waf-acl", 1)
                .and(Usage.of("waf-rule", 1))
                .and(Usage.of("waf-request", (double) customers * READS));
    }
}
