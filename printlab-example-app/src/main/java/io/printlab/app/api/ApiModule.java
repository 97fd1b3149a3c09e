package io.printlab.app.api;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.printlab.app.http.RouteGroup;

/** Binds the REST interface. */
public final class ApiModule extends AbstractModule {
    @Override
    protected void configure() {
        Multibinder<RouteGroup> groups = Multibinder.newSetBinder(binder(), RouteGroup.class);
        groups.addBinding().to(JobRoutes.class);
        groups.addBinding().to(DeviceRoutes.class);
        groups.addBinding().to(NodeRoutes.class);
        groups.addBinding().to(SafetyRoutes.class);
        groups.addBinding().to(SpoolRoutes.class);
        groups.addBinding().to(UpkeepRoutes.class);
        groups.addBinding().to(PortRoutes.class);
        groups.addBinding().to(DefinitionRoutes.class);
        groups.addBinding().to(ReservationRoutes.class);
        groups.addBinding().to(QueueRoutes.class);
        groups.addBinding().to(ForecastRoutes.class);
        groups.addBinding().to(AccountRoutes.class);
        groups.addBinding().to(GroupRoutes.class);
        groups.addBinding().to(SessionRoutes.class);
        groups.addBinding().to(PeopleRoutes.class);
        groups.addBinding().to(InvitationRoutes.class);
        groups.addBinding().to(OwnAccountRoutes.class);
        groups.addBinding().to(RuleRoutes.class);
        groups.addBinding().to(ApprovalRoutes.class);
        groups.addBinding().to(AuditRoutes.class);
        groups.addBinding().to(OutcomeRoutes.class);
        groups.addBinding().to(LedgerRoutes.class);
        groups.addBinding().to(OpenApiRoute.class);
    }
}
