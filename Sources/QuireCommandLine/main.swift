import QuireCommand

await QuireMain.main()
