// Command tickertape is the whole bot: `tickertape run` serves, the other commands ask it,
// check its configuration or read its records.
//
// wire.go is the table of its parts and the only file that knows them all; run.go starts and
// stops them; each subcommand has a file. There is no logic of the bot's in this package.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	_ "time/tzdata" // releases come out in New York, and images without zones are common

	"github.com/alecthomas/kong"

	"tickertape/cmd/tickertape/config"
)

// version is set by the linker.
var version = "dev"

// cli is the command line.
type cli struct {
	Config string `help:"The configuration file." placeholder:"bot.yaml" short:"c"`

	Run        runCmd        `cmd:"" default:"1" help:"Start the bot (the default)."`
	Ask        askCmd        `cmd:"" help:"Answer one question and exit."`
	Understand understandCmd `cmd:"" help:"Print what is understood of a text, as JSON."`
	Train      trainCmd      `cmd:"" help:"Train the model that understands questions."`
	Dataset    datasetCmd    `cmd:"" help:"Make and keep versions of what the model is trained from."`
	Model      modelCmd      `cmd:"" help:"List, show, compare or deploy models."`
	Experiment experimentCmd `cmd:"" help:"List experiments, or show how their arms do."`
	Eval       evalCmd       `cmd:"" help:"Measure how well labelled questions are understood."`
	Settings   configCmd     `cmd:"" name:"config" help:"Check or write the configuration."`
	Dump       dumpCmd       `cmd:"" help:"Print stored records as JSON lines, also while the bot runs."`
	Letters    lettersCmd    `cmd:"" name:"deadletters" help:"List, replay or drop requests that no provider answered."`
	Tickers    tickersCmd    `cmd:"" help:"List or decide which tickers mean another coin from now on."`
	Feedback   feedbackCmd   `cmd:"" help:"Print how answers are liked."`
	Review     reviewCmd     `cmd:"" help:"Look at answers that may have been wrong, and say what was meant."`
	Job        jobCmd        `cmd:"" help:"List the jobs with their last and next runs, or run one now."`
	Privacy    privacyCmd    `cmd:"" help:"Forget a person."`
	Providers  providersCmd  `cmd:"" help:"Print what each data provider can do, or why one is chosen."`
	Version    versionCmd    `cmd:"" help:"Print the version."`
}

// defaultConfig is read if it is there; a file that was named must be.
const defaultConfig = "bot.yaml"

// open reads the configuration file that the command line names.
func (c *cli) open() (*config.File, error) {
	if c.Config != "" {
		return config.Open(c.Config, true, os.LookupEnv)
	}
	return config.Open(defaultConfig, false, os.LookupEnv)
}

func main() {
	// The first signal ends everything in order, the second one at once.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	os.Exit(execute(ctx, os.Args[1:]))
}

// execute runs one command and returns the exit code.
func execute(ctx context.Context, args []string) int {
	var c cli
	parser, err := kong.New(&c, kong.Name("tickertape"), kong.Description("A market bot for Slack, Discord and Telegram."),
		kong.UsageOnError(), kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(&c))
	if err != nil {
		fmt.Fprintln(os.Stderr, "tickertape:", err)
		return 2
	}
	command, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintln(os.Stderr, "tickertape:", plainly(err))
		return 2
	}
	if err := command.Run(); err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// plainly is what a parser says without words of parsers.
func plainly(err error) string {
	if flag, _, ends := strings.Cut(err.Error(), ": expected "); ends && strings.HasSuffix(err.Error(), `but got "EOL" (<EOL>)`) {
		return flag + ": a value is missing behind it"
	}
	return err.Error()
}

type versionCmd struct{}

// Run prints the version.
func (versionCmd) Run() error {
	fmt.Println("tickertape", version)
	return nil
}
