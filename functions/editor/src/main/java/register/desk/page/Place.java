package register.desk.page;

/// The desk's pages that its head links to, in this order.
public enum Place {
    TODAY("."),
    LIST(ListPage.HERE),
    CUSTOMERS(CustomersPage.LIST),
    NOTICES(NoticesPage.LIST),
    REQUESTS(RequestsPage.LIST),
    OBJECTIONS(ObjectionsPage.LIST),
    EVIDENCE(EvidencePage.HERE),
    ORDER("order");

    private final String address;

    Place(String address) {
        this.address = address;
    }

    public String address() {
        return address;
    }

    String name(DeskWords said) {
        return switch (this) {
            case TODAY -> said.get("today");
            case LIST -> said.get("list");
            case CUSTOMERS -> said.get("customers");
            case NOTICES -> said.get("notices");
            case EVIDENCE -> said.get("evidence");
            case OBJECTIONS -> said.get("objections");
            case ORDER -> said.get("order");
            case REQUESTS -> said.editor().get("requests");
        };
    }
}
