package register.read;

import register.chain.EntryHeader;

/// A policy with a history: a corrected version in force, a previous one, an announced one and a withdrawn one. Today
/// is 15 June 2026.
public final class Story {
    public static final String NOW = "2026-06-15T12:00:00Z";

    public final TestRegister register = new TestRegister();
    public final EntryHeader first;
    public final EntryHeader second;
    public final EntryHeader corrected;
    public final EntryHeader announced;
    final EntryHeader withdrawn;

    public Story() {
        first = register.publish("2025-10-01T09:00:00Z", Policies.desk("2025-10-02"));
        second = register.publish(
                "2026-02-10T09:00:00Z",
                Policies.desk("2026-03-01", words -> words.replace("Nordhost AS", "Nordhost ASA")));
        corrected = register.correct("2026-03-10T09:00:00Z", Policies.desk("2026-03-01"), "A name was misspelt");
        announced = register.publish("2026-04-10T09:00:00Z", Policies.withoutSingapore("2026-09-01"));
        register.publish("2026-04-11T09:00:00Z", Policies.desk("2026-10-01"));
        withdrawn = register.withdraw("2026-04-12T09:00:00Z", Policies.desk("2026-10-01"), "We keep our servers");
        register.clock.set(NOW);
    }

    public Reply get(String address, String... headers) {
        return register.get(address, headers);
    }
}
