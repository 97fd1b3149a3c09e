package io.printlab.app.signin;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;

/** Binds how people sign in, where nobody says otherwise. */
public final class SignInModule extends AbstractModule {
    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), SignInSettings.class)
                .setDefault()
                .toInstance(SignInSettings.DEFAULT);
    }
}
