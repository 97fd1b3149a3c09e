package io.printlab.app.sso;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;

/** Leaves room for an identity provider. */
public final class SingleSignOnModule extends AbstractModule {
    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), SingleSignOnSettings.class);
    }
}
