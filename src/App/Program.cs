await Aman.App.WebHost.Build(args).RunAsync();
